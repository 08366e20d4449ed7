package org.crac;

public class RestoreException extends Exception {}
