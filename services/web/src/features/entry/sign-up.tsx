import { signUp } from '../../data/entering.ts'
import { FormAlert, Submit } from '../../ui/form-parts.tsx'
import { Link } from '../../ui/router.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useForm } from '../../ui/use-form.ts'

const fields = ['name', 'email', 'password']

export const SignUp = () => {
  const { submit, sending, failure } = useForm(({ name = '', email = '', password = '' }) =>
    signUp({ name, email, password }),
  )
  const taken = failure?.problem?.code === 'email-taken' ? failure.message : undefined
  const general = failure && !taken && !fields.some(field => failure.about(field)) ? failure.message : undefined
  return (
    <form onSubmit={submit} className="grid gap-5">
      <title>Sign up – Todo</title>
      <Pledge />
      <FormAlert text={general} />
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        required
        maxLength={100}
        problem={failure?.about('name')}
      />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="email"
        required
        problem={taken ?? failure?.about('email')}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        maxLength={200}
        hint="At least 10 characters. Three random words do well."
        problem={failure?.about('password')}
      />
      <Submit label="Create account" busy={sending} />
      <ToSignIn />
    </form>
  )
}

const Pledge = () => (
  <div>
    <h1 className="text-balance font-semibold text-2xl tracking-tight">A clear head, every day.</h1>
    <p className="mt-2 text-soft">Write it down once. It will be here when you need it.</p>
  </div>
)

const ToSignIn = () => (
  <p className="text-center text-soft text-sm">
    Have an account?{' '}
    <Link href="/sign-in" className="font-medium text-accent underline underline-offset-4">
      Sign in
    </Link>
  </p>
)
