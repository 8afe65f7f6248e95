{{- define "library.image" -}}
image: {{ .Values.image.repository }}@{{ .Values.image.digest }}
# A digest never changes, so this costs a question to the registry and no download; who may not pull it may not run it.
imagePullPolicy: Always
{{- end }}

{{/* Seconds, in the order in which they pass when a pod is told to end; the grace is longer than both together. */}}
{{- define "library.noticeSeconds" }}5{{ end }}
{{- define "library.drainSeconds" }}25{{ end }}
{{- define "library.graceSeconds" }}35{{ end }}

{{- define "library.container" -}}
name: {{ include "library.name" . }}
{{ include "library.image" . }}
{{ include "library.containerSecurity" . }}
resources:
  {{- toYaml .Values.resources | nindent 2 }}
env:
  {{- include "library.environment" . | nindent 2 }}
ports:
{{- range $name, $port := .Values.ports }}
  - { name: {{ $name }}, containerPort: {{ $port }}, protocol: TCP }
{{- end }}
# Ready at the latest a minute after its start; only then does the liveness probe count.
startupProbe:
  httpGet: { path: /startupz, port: {{ include "library.probePort" . }} }
  periodSeconds: 2
  failureThreshold: 30
livenessProbe:
  httpGet: { path: /livez, port: {{ include "library.probePort" . }} }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 3
readinessProbe:
  httpGet: { path: /readyz, port: {{ include "library.probePort" . }} }
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: 2
lifecycle:
  # Until load balancers have noticed, requests still come; the service drains after that.
  preStop: { sleep: { seconds: {{ include "library.noticeSeconds" . }} } }
{{- end }}

{{/* Where the probes are answered: the port that serves, so that they tell of what users see. */}}
{{- define "library.probePort" -}}
{{ hasKey .Values.ports "http" | ternary "http" "metrics" }}
{{- end }}
