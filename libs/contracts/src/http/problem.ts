import { z } from 'zod'

/** Problem details (RFC 9457), open for extension members; `code` is stable and listed in the error catalogue. */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    requestId: z.string().optional(),
    errors: z
      .array(
        z.object({
          field: z.string().describe('JSON Pointer into the body, or the parameter’s name.'),
          message: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' })
/** See {@link problem}. */
export type Problem = z.infer<typeof problem>
