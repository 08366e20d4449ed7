/**
 * Hooks before a snapshot and after a restore, and values that stay unique in every clone.
 *
 * <p>{@link io.snapcheck.hooks.Hooks} registers; {@link io.snapcheck.hooks.OnRestore}, {@link io.snapcheck.hooks.SnapSafeRandom} and
 * {@link io.snapcheck.hooks.SnapSafeUuid} need no hook; {@link io.snapcheck.hooks.HookSimulator} is for tests;
 * {@link io.snapcheck.hooks.HookRuntime} for whoever takes snapshots.
 */
package io.snapcheck.hooks;
