/**
 * The nonce that this document's policy lets style elements carry, for the libraries that make some at run time
 * (wavesurfer's `cspNonce`, CodeMirror's `EditorView.cspNonce`). '' where the document has none.
 */
export function cspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
