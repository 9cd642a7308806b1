import { useApp, useMe } from '../state/use-app.ts';
import type { Route } from '../state/route.ts';
import { exhausted } from '../../shared/basics/assert.ts';
import { AgreementScreen } from '../features/agreement/agreement-screen.tsx';
import { GuidelineScreen } from '../features/guideline/guideline-screen.tsx';
import { LabelScreen } from '../features/label/label-screen.tsx';
import { PeopleScreen } from '../features/people/people-screen.tsx';
import { ReleasesScreen } from '../features/releases/releases-screen.tsx';
import { ReviewScreen } from '../features/review/review-screen.tsx';
import { SamplesScreen } from '../features/samples/samples-screen.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Navigation } from './navigation.tsx';
import { ProjectPalette } from './project-palette.tsx';
import { ProjectNotices } from './project-notices.tsx';
import { WhoAmI } from './who-am-i.tsx';

/** An open project: the navigation at the left, what must be known on top, the screen. */
export function ProjectShell() {
  const route = useApp((state) => state.route);
  const me = useMe();
  return (
    <div className="flex h-full bg-canvas">
      <Navigation />
      <main className="flex min-w-0 flex-1 flex-col">
        <ProjectNotices />
        <div className="min-h-0 flex-1">
          <ErrorBoundary key={route.screen} what="This screen">
            {me === undefined ? <WhoAmI /> : <ProjectScreen route={route} />}
          </ErrorBoundary>
        </div>
      </main>
      <ProjectPalette />
    </div>
  );
}

function ProjectScreen({ route }: { readonly route: Route }) {
  switch (route.screen) {
    case 'home':
    case 'new':
    case 'label':
      return <LabelScreen round={route.screen === 'label' ? route.round : undefined} sample={route.screen === 'label' ? route.sample : undefined} />;
    case 'samples':
      return <SamplesScreen sample={route.sample} />;
    case 'agreement':
      return <AgreementScreen question={route.question} round={route.round} />;
    case 'review':
      return <ReviewScreen question={route.question} sample={route.sample} />;
    case 'guideline':
      return <GuidelineScreen page={route.page} />;
    case 'releases':
      return <ReleasesScreen version={route.version} />;
    case 'people':
      return <PeopleScreen person={route.person} />;
    default:
      return exhausted(route);
  }
}
