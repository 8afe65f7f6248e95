import { Route, Switch } from 'wouter'
import { Mark } from '../../ui/mark.tsx'
import { Sample } from './sample.tsx'
import { SignIn } from './sign-in.tsx'
import { SignUp } from './sign-up.tsx'

/** What someone sees who is not signed in: the promise on one side, the door on the other. */
export default () => (
  <div className="grid min-h-full bg-canvas full:grid-cols-[1fr_1.1fr]">
    <main className="flex flex-col px-6 py-8 pair:px-12">
      <p className="flex items-center gap-2.5 font-semibold">
        <Mark /> Todo
      </p>
      <div className="m-auto w-full max-w-sm py-12">
        <Switch>
          <Route path="/sign-in">
            <SignIn />
          </Route>
          <Route path="/welcome">
            <SignUp />
          </Route>
          {/* Any other address belongs to an account, so the door comes first. */}
          <Route>{location.pathname === '/' ? <SignUp /> : <SignIn />}</Route>
        </Switch>
      </div>
    </main>
    <Sample />
  </div>
)
