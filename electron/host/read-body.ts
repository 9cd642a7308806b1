/** The body of a request, or null as soon as it proves longer than `limit` bytes: nothing more is read then. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array | null> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit) return null;
  const reader = request.body?.getReader();
  if (reader === undefined) return new Uint8Array(0);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    // Not cancelled: that would tear the connection down before the answer is out.
    if (size > limit) return null;
    pieces.push(value);
  }
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : new Uint8Array(Buffer.concat(pieces, size));
}
