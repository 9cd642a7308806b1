import { Toast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import { usePopupContainer } from './popup-container.ts';
import type { Tone } from './tone.ts';

export type ToastMessage = {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly tone?: Tone | undefined;
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined;
  readonly seconds?: number | undefined;
};

const manager = Toast.createToastManager<{ tone: Tone }>();
/** What was said last, where nothing can be done about it. */
let last: { readonly id: string; readonly title: string; readonly detail: string | undefined } | undefined;

/**
 * Says that something happened, in the corner, and offers to take it back. Callable from anywhere once `UiRoot` is mounted. Stays
 * 5 s, 10 s with an action, and for good (`seconds: 0`) when it is bad news; hovering or focusing holds it. Returns its id.
 */
export function showToast({ title, detail, tone = 'neutral', action, seconds }: ToastMessage): string {
  // Said once more, not once beside the other: a key that was pressed four times.
  if (last !== undefined && action === undefined && last.title === title && last.detail === detail) manager.close(last.id);
  const stays = seconds ?? (tone === 'danger' ? 0 : action ? 10 : 5);
  const id = manager.add({
    title,
    description: detail,
    timeout: stays * 1000,
    priority: tone === 'danger' ? 'high' : 'low',
    data: { tone },
    actionProps: action && {
      children: action.label,
      onClick: ({ currentTarget }) => {
        // While it fades it must not take the next Enter.
        currentTarget.blur();
        manager.close(id);
        action.onSelect();
      },
    },
  });
  last = action === undefined ? { id, title, detail } : undefined;
  return id;
}

/** Takes a toast away before its time. */
export function closeToast(id: string): void {
  manager.close(id);
}

const icons: Record<Tone, LucideIcon> = { neutral: Info, accent: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert };
const iconColor: Record<Tone, string> = { neutral: 'text-ink-3', accent: 'text-accent-ink', ok: 'text-ok-ink', warn: 'text-warn-ink', danger: 'text-danger-ink' };

/** Where toasts appear; `UiRoot` holds it. */
export function Toaster() {
  return (
    <Toast.Provider toastManager={manager} limit={4}>
      <Toast.Portal container={usePopupContainer()}>
        <Toast.Viewport className="fixed right-4 bottom-4 z-40 flex w-88 max-w-[calc(100vw-2rem)] flex-col gap-2">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager<{ tone: Tone }>();
  return toasts.map((toast) => {
    const tone = toast.data?.tone ?? 'neutral';
    const Glyph = icons[tone];
    return (
      <Toast.Root key={toast.id} toast={toast} swipeDirection="right" className="rounded-lg bg-raised shadow-raised transition-opacity data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0">
        <Toast.Content className="flex items-start gap-2.5 p-3">
          <Glyph size={16} aria-hidden className={`mt-0.5 shrink-0 ${iconColor[tone]}`} />
          <div className="min-w-0 flex-1">
            <Toast.Title render={<div />} className="font-medium text-ink" />
            <Toast.Description render={<div />} className="text-xs text-ink-2" />
          </div>
          {toast.actionProps && <Toast.Action className="-my-0.5 h-6 shrink-0 rounded-md border border-line-strong px-2 text-xs font-medium text-accent-ink hover:bg-hover" />}
          <Toast.Close aria-label="Dismiss" className="-my-0.5 -mr-1 flex size-6 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink">
            <X size={14} aria-hidden />
          </Toast.Close>
        </Toast.Content>
      </Toast.Root>
    );
  });
}
