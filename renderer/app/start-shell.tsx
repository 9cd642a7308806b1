import { HomeScreen } from '../features/home/home-screen.tsx';
import { NewProjectScreen } from '../features/new-project/new-project-screen.tsx';
import { useApp } from '../state/use-app.ts';

/** The window without a project. */
export function StartShell() {
  const screen = useApp(({ route }) => route.screen);
  return <main className="h-full overflow-auto bg-canvas">{screen === 'new' ? <NewProjectScreen /> : <HomeScreen />}</main>;
}
