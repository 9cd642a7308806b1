import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import { popupBox } from './control-style.ts';
import { type MenuItem, MenuItems } from './menu-items.tsx';
import { usePopupContainer } from './popup-container.ts';

/** Things to do, behind a button. `trigger` is a `Button` or `IconButton`. */
export function Menu({ trigger, items, align = 'start' }: { trigger: ReactElement; items: readonly MenuItem[]; align?: 'start' | 'end' }) {
  const container = usePopupContainer();
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal container={container}>
        <Base.Positioner align={align} sideOffset={4} className="z-20">
          <Base.Popup className={`${popupBox} max-h-(--available-height) min-w-48 overflow-y-auto p-1`}>
            <MenuItems items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
