/* Seeds OpenSSL anew after each restore. In the library snapcheck-hooks-openssl, built with SNAPCHECK_HOOKS_OPENSSL=ON.
 *
 * OpenSSL 3 keeps its generators in user space and notices a fork by the process id, which a restore does not change:
 * two clones draw the same keys, nonces and TLS randoms. RAND_poll() reseeds all of them, also the private one.
 */
#ifndef SNAPCHECK_OPENSSL_H
#define SNAPCHECK_OPENSSL_H

#include <snapcheck/hooks.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Registers an innermost after-hook that reseeds. Call it once at start; a second call changes nothing. */
SNAPCHECK_API int snapcheck_openssl_reseed_on_restore(void);

/* Reseeds now. */
SNAPCHECK_API int snapcheck_openssl_reseed(void);

#ifdef __cplusplus
}
#endif
#endif
