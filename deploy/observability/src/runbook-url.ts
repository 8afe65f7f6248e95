/**
 * Where people find the runbook of an alert. Prometheus knows where the docs are published (`DOCS_URL`) and fills it in;
 * alerts written by hand have the same words.
 */
export const runbookUrl = (alert: string): string => `{{ $externalLabels.docs_url }}/runbooks/${alert}`
