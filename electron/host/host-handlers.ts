import type { HostMethod, HostRequest, HostValue } from '../../shared/host/host-api.ts';
import type { HostResult } from '../../shared/host/host-result.ts';

/** What the host does for each method, once the request is proved. Both transports call these and nothing else. */
export type HostHandlers = {
  readonly [M in HostMethod]: (request: HostRequest<M>) => Promise<HostResult<HostValue<M>>>;
};
