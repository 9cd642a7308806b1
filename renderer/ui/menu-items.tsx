import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { Fragment } from 'react';
import { classNames } from './class-names.ts';
import { popupRow } from './control-style.ts';
import type { Icon } from './icon.ts';
import { KeyHint } from './key-hint.tsx';

/** A line of a menu. A heading names the items up to the next heading or separator. */
export type MenuItem =
  | {
      readonly label: string;
      readonly onSelect: () => void;
      readonly icon?: Icon | undefined;
      readonly hotkey?: string | undefined;
      readonly tone?: 'neutral' | 'danger' | undefined;
      readonly disabled?: boolean | undefined;
      readonly checked?: boolean | undefined;
    }
  | { readonly heading: string }
  | { readonly separator: true };

type Action = Extract<MenuItem, { label: string }>;
type Group = { readonly heading: string | undefined; readonly ruled: boolean; readonly actions: Action[] };

/** Items cut into groups at headings and separators, as screen readers want them. */
export function menuGroups(items: readonly MenuItem[]): Group[] {
  const groups: Group[] = [];
  let open: Group | undefined;
  let ruled = false;
  for (const item of items) {
    if ('separator' in item) {
      open = undefined;
      ruled = groups.length > 0;
    } else if ('heading' in item) {
      open = { heading: item.heading, ruled, actions: [] };
      groups.push(open);
      ruled = false;
    } else {
      if (!open) {
        open = { heading: undefined, ruled, actions: [] };
        groups.push(open);
        ruled = false;
      }
      open.actions.push(item);
    }
  }
  return groups.filter((group) => group.actions.length > 0);
}

/** The inside of a menu popup, shared by `Menu` and `ContextMenu`. */
export function MenuItems({ items }: { items: readonly MenuItem[] }) {
  return menuGroups(items).map((group, index) => (
    <Fragment key={group.heading ?? group.actions[0]?.label ?? index}>
      {group.ruled && <Menu.Separator className="mx-2 my-1 h-px bg-line" />}
      <Menu.Group>
        {group.heading && <Menu.GroupLabel className="px-2 pt-1.5 pb-0.5 text-2xs font-medium text-ink-3">{group.heading}</Menu.GroupLabel>}
        {group.actions.map((action) => (
          <MenuRow key={action.label} action={action} />
        ))}
      </Menu.Group>
    </Fragment>
  ));
}

function MenuRow({ action }: { action: Action }) {
  const Glyph = action.icon;
  const inside = (
    <>
      <span className="flex w-4 shrink-0 justify-center">
        {action.checked ? <Check size={14} aria-hidden className="text-accent-ink" /> : Glyph && <Glyph size={14} aria-hidden className={action.tone === 'danger' ? '' : 'text-ink-3'} />}
      </span>
      <span className="min-w-0 flex-1 truncate">{action.label}</span>
      {action.hotkey && <KeyHint keys={action.hotkey} tone="bare" className="pl-4" />}
    </>
  );
  const className = classNames(popupRow, action.tone === 'danger' && 'text-danger-ink');
  if (action.checked === undefined) {
    return (
      <Menu.Item onClick={action.onSelect} disabled={action.disabled ?? false} className={className}>
        {inside}
      </Menu.Item>
    );
  }
  return (
    <Menu.CheckboxItem checked={action.checked} onCheckedChange={action.onSelect} disabled={action.disabled ?? false} closeOnClick className={className}>
      {inside}
    </Menu.CheckboxItem>
  );
}
