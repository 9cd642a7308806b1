import { ContextMenu as Base } from '@base-ui/react/context-menu';
import type { ReactNode } from 'react';
import { popupBox } from './control-style.ts';
import { type MenuItem, MenuItems } from './menu-items.tsx';
import { usePopupContainer } from './popup-container.ts';

/** Things to do with what lies under the pointer. Every item must also be reachable another way. */
export function ContextMenu({ items, children, className }: { items: readonly MenuItem[]; children: ReactNode; className?: string | undefined }) {
  const container = usePopupContainer();
  return (
    <Base.Root>
      <Base.Trigger className={className}>{children}</Base.Trigger>
      <Base.Portal container={container}>
        <Base.Positioner className="z-20">
          <Base.Popup className={`${popupBox} max-h-(--available-height) min-w-48 overflow-y-auto p-1`}>
            <MenuItems items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
