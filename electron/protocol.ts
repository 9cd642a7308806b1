/** The scheme of Concord's own pages and media. Standard and secure: it has an origin, a store, workers and fetch. */
export const SCHEME = 'concord';
export const APP_HOST = 'app';
export const APP_ORIGIN = `${SCHEME}://${APP_HOST}`;

/** To be registered before the app is ready, once. */
export const SCHEME_PRIVILEGES = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
} as const;

/** Word by which the window tells its preload the secret part of media addresses. */
export const MEDIA_WORD = '--concord-media=';

/** Answers the scheme with the page handler, for our one host only: `concord://app/…`. */
export function answerScheme(page: (request: Request) => Promise<Response>): (request: Request) => Promise<Response> {
  return async (request) => {
    // SECURITY: every other host name would be another origin with the same files.
    if (new URL(request.url).host !== APP_HOST) return new Response(null, { status: 404 });
    return page(request);
  };
}

/** Whether an address belongs to the app itself. Anything that does not parse does not. */
export function isAppAddress(address: string): boolean {
  return URL.canParse(address) && `${new URL(address).protocol}//${new URL(address).host}` === APP_ORIGIN;
}
