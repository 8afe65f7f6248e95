{{- define "library.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "library.metadata" . | nindent 2 }}
spec:
  {{- if .Values.replicas }}
  replicas: {{ .Values.replicas }}
  {{- end }}{{/* With a HorizontalPodAutoscaler the number is its own to keep. */}}
  revisionHistoryLimit: 3
  progressDeadlineSeconds: 120
  strategy:
    rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }
  selector:
    matchLabels:
      {{- include "library.selectorLabels" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "library.labels" . | nindent 8 }}
      annotations:
        prometheus.io/scrape: "true"
        prometheus.io/port: {{ .Values.ports.metrics | quote }}
    spec:
      {{- include "library.podSecurity" . | nindent 6 }}
      terminationGracePeriodSeconds: {{ include "library.graceSeconds" . }}
      {{- include "library.spread" . | nindent 6 }}
      containers:
        - {{- include "library.container" . | nindent 10 }}
{{- end }}
