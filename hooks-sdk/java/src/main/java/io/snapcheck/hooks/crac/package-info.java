/**
 * An implementation for org.crac, for runtimes that are none themselves: with {@code -Dorg.crac.Core.Compat=io.snapcheck.hooks.crac}
 * resources that are registered with org.crac become hooks of this SDK. Programs do not use it.
 */
package io.snapcheck.hooks.crac;
