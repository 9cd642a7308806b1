import { useApp } from '../state/use-app.ts';
import { UiRoot } from '../ui/ui-root.tsx';
import { Opening } from './opening.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import { ProjectShell } from './project-shell.tsx';
import { StartShell } from './start-shell.tsx';

/** The window: Home and New project without a project, the shell with its screens when one is open. */
export function App() {
  const project = useApp((state) => state.project);
  return (
    <UiRoot>
      <ErrorBoundary what="Concord">
        {project.phase === 'open' ? <ProjectShell /> : project.phase === 'opening' ? <Opening name={project.name} progress={project.progress} onCancel={project.cancel} /> : <StartShell />}
        <FolderDialog />
      </ErrorBoundary>
    </UiRoot>
  );
}
