"""An order service: prices an order, has it paid, writes it down, and hands out a receipt."""
