import { host } from '../../renderer/host/host.ts';

/** A page that is nothing but a host: what the tests of the transports drive, whatever the app looks like. */
Object.defineProperty(window, 'contractHost', { value: host() });
