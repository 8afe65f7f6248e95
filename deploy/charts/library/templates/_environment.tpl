{{/* Environment variables: the library's, the chart's, and those that an existing Secret holds. */}}

{{- define "library.environment" -}}
- { name: HOST, value: 0.0.0.0 }
{{- with .Values.ports.http }}
- { name: PORT, value: {{ . | quote }} }
{{- end }}
- { name: METRICS_PORT, value: {{ .Values.ports.metrics | quote }} }
- { name: SHUTDOWN_TIMEOUT_MS, value: {{ mul (include "library.drainSeconds" .) 1000 | quote }} }
{{ include "library.telemetry" . }}
{{- range $name, $value := .Values.env }}
- { name: {{ $name }}, value: {{ tpl $value $ | quote }} }
{{- end }}
{{- include "library.secrets" .Values.secretEnv }}
{{- end }}

{{- define "library.secrets" -}}
{{- range $name, $from := . }}
- name: {{ $name }}
  valueFrom: { secretKeyRef: { name: {{ $from.secret }}, key: {{ $from.key }} } }
{{- end }}
{{- end }}

{{/* The standard variables of OpenTelemetry. The names of a pod come before what refers to them. */}}
{{- define "library.telemetry" -}}
- name: POD_NAME
  valueFrom: { fieldRef: { fieldPath: metadata.name } }
- { name: OTEL_SERVICE_NAME, value: {{ include "library.name" . }} }
- name: OTEL_RESOURCE_ATTRIBUTES
  value: >-
    service.namespace=todo,service.version={{ .Values.image.sourceRevision }},deployment.environment.name=
    {{- .Values.environment.name }},k8s.namespace.name={{ .Release.Namespace }},k8s.pod.name=$(POD_NAME)
- { name: OTEL_EXPORTER_OTLP_ENDPOINT, value: "http://otel-collector.observability:4318" }
- { name: OTEL_TRACES_SAMPLER, value: parentbased_traceidratio }
- { name: OTEL_TRACES_SAMPLER_ARG, value: {{ .Values.environment.samplingRatio | quote }} }
{{- end }}
