import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';

interface Props {
  readonly what: string;
  readonly children: ReactNode;
}

/** Keeps a broken screen from taking the rest down. Submitted work is in the project's files or the outbox by then. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | undefined }> {
  override state: { readonly error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <div className="grid h-full place-content-center p-6">
        <ErrorNote
          title={`${this.props.what} has stopped because of a bug.`}
          safe="Everything you submitted is safe; so is the draft of what you were labeling."
          next="Go on, and if it comes again, reload the window."
          detail={error.message}
          actions={
            <>
              <Button tone="primary" onClick={() => this.setState({ error: undefined })}>
                Go on
              </Button>
              <Button onClick={() => globalThis.location.reload()}>Reload</Button>
            </>
          }
        />
      </div>
    );
  }
}
