package com.acme.orders;

record Order(String id, String customer, long totalCents, String createdAt) {
}
