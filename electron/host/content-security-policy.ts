/*
 * What a page of Concord may do, as HTTP headers. The same for both transports, so that what runs in a browser is held
 * exactly as tight as what runs in the window.
 */

/**
 * The policy of the app's own document. `nonce` (fresh for every document) is for the style elements that the waveform
 * and the text editor make at run time; it opens nothing to scripts.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'", // SECURITY: what is not named below is not loaded at all: no frames, no plugins, no network
    "script-src 'self'", // SECURITY: only scripts that were shipped; no inline script, no eval
    `style-src 'self' 'nonce-${nonce}'`, // SECURITY: no inline style but what carries this document's nonce
    "img-src 'self' blob:", // SECURITY: no picture from anywhere else, so no tracking pixel in a guideline
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self' blob:", // SECURITY: nothing leaves the machine
    "worker-src 'self' blob:",
    "base-uri 'none'", // SECURITY: relative addresses cannot be bent
    "form-action 'none'", // SECURITY: forms go nowhere
    "frame-ancestors 'none'", // SECURITY: nobody frames the app (clickjacking)
  ].join('; ');
}

/** Headers of every answer: nothing is sniffed, embedded, opened or referred to by another origin. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff', // SECURITY: a file is what its type says
  'cross-origin-resource-policy': 'same-origin', // SECURITY: other local ports are same-site, and may still not embed this
  'cross-origin-opener-policy': 'same-origin', // SECURITY: no other page holds a handle to this window
  'referrer-policy': 'no-referrer', // SECURITY: addresses (with the media secret) are told to nobody
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
};

/** Headers of media and previews, whose bytes come from strangers. */
export const MEDIA_HEADERS: Readonly<Record<string, string>> = {
  ...COMMON_HEADERS,
  'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'", // SECURITY: opened as a document, a hostile file can run nothing
  'cache-control': 'private, no-store', // SECURITY: no copies of people's media in the browser's cache
};
