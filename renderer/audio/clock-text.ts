/** A time in words that are read and heard alike: `1.200 s`, `2 min 3.500 s`, `1 h 2 min 3.500 s`. */
export function clockText(seconds: number, digits = 3): string {
  const scale = 10 ** digits;
  const ticks = Math.round(Math.max(0, seconds) * scale);
  const whole = Math.floor(ticks / scale);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = `${whole % 60}.${String(ticks % scale).padStart(digits, '0')} s`;
  return `${hours > 0 ? `${hours} h ` : ''}${hours > 0 || minutes > 0 ? `${minutes} min ` : ''}${rest}`;
}

/** A time as a clock shows it: `0:01.200`, `1:02:03.500`. */
export function clockFace(seconds: number, digits = 3): string {
  const scale = 10 ** digits;
  const ticks = Math.round(Math.max(0, seconds) * scale);
  const whole = Math.floor(ticks / scale);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}${digits > 0 ? `.${String(ticks % scale).padStart(digits, '0')}` : ''}`;
}
