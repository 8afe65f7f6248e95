import type { ReactNode } from 'react'

/** The part of the app that a narrow screen shows; wider ones show two, or all three. */
export type Pane = 'lists' | 'main' | 'todo'

interface ShellProps {
  pane: Pane
  sidebar: ReactNode
  main: ReactNode
  detail: ReactNode
}

/** Lists, todos, one todo: side by side where there is room, one after the other where there is not. */
export const Shell = ({ pane, sidebar, main, detail }: ShellProps) => (
  <div
    className="grid h-dvh grid-cols-1 grid-rows-1 overflow-hidden pair:grid-cols-[min(15rem,34vw)_minmax(0,1fr)] pair:data-[pane=todo]:grid-cols-[minmax(0,1fr)_min(22rem,49vw)] full:grid-cols-[min(16.5rem,22vw)_minmax(0,1fr)] full:data-[pane=todo]:grid-cols-[min(16.5rem,22vw)_minmax(0,1fr)_min(25rem,34vw)]"
    data-pane={pane}
  >
    <a
      href="#todos"
      className="sr-only z-50 rounded-lg bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
    >
      Skip to the todos
    </a>
    <div
      className={`min-w-0 overflow-y-auto bg-sunken pair:border-line pair:border-r ${pane === 'lists' ? '' : 'hidden'} ${pane === 'todo' ? 'full:block' : 'pair:block'}`}
      data-scroller=""
    >
      {sidebar}
    </div>
    {/* What a narrow screen shows, either of the two, is its main content. */}
    <main className="contents">
      <div
        id="todos"
        tabIndex={-1}
        data-scroller=""
        className={`min-w-0 overflow-y-auto [scrollbar-gutter:stable] ${pane === 'main' ? '' : 'hidden pair:block'}`}
      >
        {main}
      </div>
      {pane === 'todo' ? (
        <div
          data-scroller=""
          className="min-w-0 overflow-y-auto bg-canvas pair:animate-slide pair:border-line pair:border-l"
        >
          {detail}
        </div>
      ) : null}
    </main>
  </div>
)
