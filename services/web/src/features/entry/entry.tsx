import { Mark } from '../../ui/mark.tsx'
import { usePath } from '../../ui/router.tsx'
import { Sample } from './sample.tsx'
import { SignIn } from './sign-in.tsx'
import { SignUp } from './sign-up.tsx'

/** What someone sees who is not signed in: the promise on one side, the door on the other. */
export default () => {
  const path = usePath()
  // Any other address belongs to an account, so its owner is asked in first.
  const isNew = path === '/' || path === '/welcome'
  return (
    <div className="grid min-h-full bg-canvas full:grid-cols-[1fr_1.1fr]">
      <main className="flex flex-col px-6 py-8 pair:px-12">
        <p className="flex items-center gap-2.5 font-semibold">
          <Mark /> Todo
        </p>
        <div className="m-auto w-full max-w-sm py-12">{isNew ? <SignUp /> : <SignIn />}</div>
      </main>
      <Sample />
    </div>
  )
}
