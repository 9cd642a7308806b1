/**
 * Takes the number of things not yet saved; while it is not 0, the browser asks before the page is closed. (In the window,
 * Electron's main process asks instead.)
 */
export function guardClosing(page: Pick<Window, 'addEventListener' | 'removeEventListener'>): (count: number) => void {
  const ask = (event: Event): void => event.preventDefault();
  let guarding = false;
  return (count) => {
    if (count > 0 && !guarding) page.addEventListener('beforeunload', ask);
    if (count === 0 && guarding) page.removeEventListener('beforeunload', ask);
    guarding = count > 0;
  };
}
