/** Hooks before a snapshot and after a restore, and values that stay unique in every clone. */
module io.snapcheck.hooks {
    requires static jdk.httpserver; // MicrovmHooks

    exports io.snapcheck.hooks;
    exports io.snapcheck.hooks.crac;
}
