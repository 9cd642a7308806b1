import { ALL_FORMATS, AudioSampleSink, Input, UrlSource } from 'mediabunny';
import { PeakMeter } from './peak-meter.ts';
import type { PeaksAnswer, PeaksRequest } from './peaks.protocol.ts';
import { answerCalls } from './worker-call.ts';

// Decodes as a stream, so that memory does not grow with the length of the recording.
answerCalls<PeaksRequest, PeaksAnswer>(self as unknown as Worker, async ({ url, seconds, buckets }, { progress }) => {
  const input = new Input({ source: new UrlSource(url), formats: ALL_FORMATS });
  try {
    const track = await input.getPrimaryAudioTrack();
    if (track === null) throw new Error('There is no sound in this file.');
    const meter = new PeakMeter(seconds, buckets);
    let plane = new Float32Array(0);
    for await (const sample of new AudioSampleSink(track).samples()) {
      if (plane.length < sample.numberOfFrames) plane = new Float32Array(sample.numberOfFrames);
      for (let channel = 0; channel < sample.numberOfChannels; channel++) {
        sample.copyTo(plane, { planeIndex: channel, format: 'f32-planar' });
        meter.add(plane.subarray(0, sample.numberOfFrames), sample.timestamp, sample.sampleRate);
      }
      progress(sample.timestamp, seconds);
      sample.close();
    }
    return { answer: { peaks: meter.peaks }, transfer: [meter.peaks.buffer] };
  } finally {
    input.dispose();
  }
});
