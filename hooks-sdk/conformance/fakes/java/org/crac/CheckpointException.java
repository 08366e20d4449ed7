package org.crac;

public class CheckpointException extends Exception {}
