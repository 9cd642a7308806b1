import type { LaneBand } from './geometry/lane-rows.ts';

interface LaneNamesProps {
  readonly bands: readonly LaneBand[];
  readonly drawLane: string | undefined;
  readonly onLane: ((lane: string) => void) | undefined;
}

/** Names of the lanes at their left; a press chooses the lane to draw in, where the screen listens. */
export function LaneNames({ bands, drawLane, onLane }: LaneNamesProps) {
  const last = bands.at(-1);
  if (last === undefined) return null;
  return (
    <div className="relative" style={{ height: last.y + last.height }} role="group" aria-label="Lanes">
      {bands.map(({ lane, y, height }) => {
        const isDrawn = lane.id === drawLane;
        const look = `absolute inset-x-0 flex items-center gap-1.5 overflow-hidden border-b border-line px-2 text-left text-xs ${isDrawn ? 'bg-selected font-medium text-ink' : 'text-ink-2'}`;
        const content = (
          <>
            {lane.color !== undefined && <span className="size-2 shrink-0 rounded-full" style={{ backgroundColor: lane.color }} aria-hidden="true" />}
            <span className="truncate">{lane.name}</span>
          </>
        );
        return onLane !== undefined && lane.canDraw === true ? (
          <button key={lane.id} type="button" className={`${look} hover:bg-hover focus-visible:ring-2 focus-visible:ring-accent focus-visible:ring-inset`} style={{ top: y, height }} aria-pressed={isDrawn} title={`Draw in ${lane.name}`} onClick={() => onLane(lane.id)}>
            {content}
          </button>
        ) : (
          <div key={lane.id} className={look} style={{ top: y, height }} title={lane.name}>
            {content}
          </div>
        );
      })}
    </div>
  );
}
