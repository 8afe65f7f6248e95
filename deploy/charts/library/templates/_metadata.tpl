{{/* Names and labels. A template that makes a second workload of a chart passes its Name and Component along. */}}

{{- define "library.name" -}}
{{ .Name | default .Chart.Name }}
{{- end }}

{{/* What never changes during a workload's life: selectors are immutable. */}}
{{- define "library.selectorLabels" -}}
app.kubernetes.io/name: {{ include "library.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "library.labels" -}}
{{ include "library.selectorLabels" . }}
app.kubernetes.io/version: {{ .Values.image.sourceRevision | default .Chart.AppVersion | quote }}
app.kubernetes.io/component: {{ .Component | default .Values.component }}
app.kubernetes.io/part-of: todo
app.kubernetes.io/managed-by: {{ .Release.Service }}
owner: {{ .Values.owner }}
cost-center: {{ .Values.environment.costCenter }}
environment: {{ .Values.environment.name }}
{{- end }}

{{- define "library.metadata" -}}
name: {{ include "library.name" . }}
namespace: {{ .Release.Namespace }}
labels:
  {{- include "library.labels" . | nindent 2 }}
{{- with .Annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
