import { signIn } from '../../data/entering.ts'
import { FormAlert, Submit } from '../../ui/form-parts.tsx'
import { Link } from '../../ui/router.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useForm } from '../../ui/use-form.ts'

export const SignIn = () => {
  const { submit, sending, failure } = useForm(({ email = '', password = '' }) => signIn({ email, password }))
  return (
    <form onSubmit={submit} className="grid gap-5">
      <title>Sign in – Todo</title>
      <div>
        <h1 className="font-semibold text-2xl tracking-tight">Welcome back</h1>
        <p className="mt-2 text-soft">Your lists are where you left them.</p>
      </div>
      <FormAlert text={failure && !failure.about('email') ? failure.message : undefined} />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        problem={failure?.about('email')}
      />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
      <Submit label="Sign in" busy={sending} />
      <p className="text-center text-soft text-sm">
        New here?{' '}
        <Link href="/welcome" className="font-medium text-accent underline underline-offset-4">
          Create an account
        </Link>
      </p>
    </form>
  )
}
