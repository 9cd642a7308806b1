import { describe, expect, it } from 'vitest';
import { COMMON_HEADERS, contentSecurityPolicy, MEDIA_HEADERS } from '../../../electron/host/content-security-policy.ts';

describe('the policy of the page', () => {
  it('is exactly this text', () => {
    expect(contentSecurityPolicy('N')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' blob:; media-src 'self' blob:; font-src 'self'; " +
        "connect-src 'self' blob:; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it('allows no inline script, no inline style, no eval and no other origin', () => {
    expect(contentSecurityPolicy('N')).not.toMatch(/unsafe|https?:|\*|data:/);
  });

  it('sandboxes media, and sniffs, embeds and refers nothing', () => {
    expect(MEDIA_HEADERS['content-security-policy']).toMatch(/^sandbox;/);
    expect(MEDIA_HEADERS).toMatchObject(COMMON_HEADERS);
    expect(COMMON_HEADERS).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
  });
});
