import { useEffect } from 'react'
import { Failure } from '../../api/failure.ts'
import { useTodo } from '../../data/todo-queries.ts'
import { CircleAlert } from '../../ui/icons.ts'
import { LoadingRows, Notice } from '../../ui/notice.tsx'
import { navigate } from '../../ui/router.tsx'

/** The address of a todo by itself, as mails have it: leads to it in its list. */
export default ({ selected = '' }: { selected: string | undefined }) => {
  const { data: todo, error, refetch } = useTodo(selected)
  useEffect(() => {
    if (todo) navigate(`/lists/${todo.listId}/todos/${todo.id}`, { replace: true })
  }, [todo])
  if (error instanceof Failure && error.status >= 400 && error.status < 500)
    return (
      <Notice
        alone
        icon={CircleAlert}
        title="This todo is gone"
        action={{ label: 'To my lists', act: () => navigate('/', { replace: true }) }}
      >
        It was deleted, or its list is no longer shared with you.
      </Notice>
    )
  if (error)
    return (
      <Notice
        alone
        icon={CircleAlert}
        title="The todo could not be loaded"
        action={{ label: 'Try again', act: () => void refetch() }}
      >
        {error.message}
      </Notice>
    )
  return (
    <div className="mx-auto max-w-3xl px-4 pt-24 pair:px-10">
      <LoadingRows label="Loading the todo" />
    </div>
  )
}
