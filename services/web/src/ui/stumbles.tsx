import { Component, type ReactNode } from 'react'
import { CircleAlert } from './icons.ts'
import { Notice } from './notice.tsx'

/** Catches what a screen throws while it is drawn, so that the person is told instead of seeing nothing. */
export class Stumbles extends Component<{ children: ReactNode }, { stumbled: boolean }> {
  override state = { stumbled: false }

  static getDerivedStateFromError() {
    return { stumbled: true }
  }

  override render() {
    if (!this.state.stumbled) return this.props.children
    return (
      <main className="grid h-full place-items-center">
        <Notice
          alone
          icon={CircleAlert}
          title="This page has stumbled"
          action={{ label: 'Load it again', act: () => location.reload() }}
        >
          Your todos are safe on the server.
        </Notice>
      </main>
    )
  }
}
