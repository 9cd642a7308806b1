/** A call on a canvas, with what was in force at that time. */
export interface PaintCall {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly fillStyle: string;
  readonly strokeStyle: string;
  readonly globalAlpha: number;
  readonly direction: string;
  readonly textAlign: string;
  readonly dashed: boolean;
}

/** Width of every character of the stand-in’s fonts. */
export const CHARACTER = 6;

/** A stand-in for a canvas that writes down what is painted. Every character is six pixels wide; marks that join the one before have no width. */
export class RecordingContext {
  readonly calls: PaintCall[] = [];
  font = '';
  fillStyle = '';
  strokeStyle = '';
  globalAlpha = 1;
  lineWidth = 1;
  direction = 'ltr';
  textAlign = 'start';
  textBaseline = 'alphabetic';
  #dashed = false;

  /** The only part of it that a canvas is needed for: painting that is given a context cannot tell. */
  get context(): CanvasRenderingContext2D {
    return this as unknown as CanvasRenderingContext2D;
  }

  of(name: string): readonly PaintCall[] {
    return this.calls.filter((call) => call.name === name);
  }

  texts(): readonly unknown[] {
    return this.of('fillText').map(({ args }) => args[0]);
  }

  measureText(text: string): { readonly width: number } {
    return { width: CHARACTER * (text.match(/\P{M}/gu)?.length ?? 0) };
  }

  setLineDash(dash: readonly number[]): void {
    this.#dashed = dash.length > 0;
  }

  save(): void {}
  restore(): void {}
  clip(): void {}
  beginPath = this.#logs('beginPath');
  closePath = this.#logs('closePath');
  rect = this.#logs('rect');
  roundRect = this.#logs('roundRect');
  fill = this.#logs('fill');
  stroke = this.#logs('stroke');
  moveTo = this.#logs('moveTo');
  arc = this.#logs('arc');
  lineTo = this.#logs('lineTo');
  bezierCurveTo = this.#logs('bezierCurveTo');
  fillRect = this.#logs('fillRect');
  clearRect = this.#logs('clearRect');
  fillText = this.#logs('fillText');
  setTransform = this.#logs('setTransform');
  translate = this.#logs('translate');

  #logs(name: string): (...args: readonly unknown[]) => void {
    return (...args) => {
      const { fillStyle, strokeStyle, globalAlpha, direction, textAlign } = this;
      this.calls.push({ name, args, fillStyle, strokeStyle, globalAlpha, direction, textAlign, dashed: this.#dashed });
    };
  }
}
