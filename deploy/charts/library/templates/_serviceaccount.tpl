{{/* A name of its own, so that nothing runs as the default one; and no token, since no workload talks to Kubernetes. */}}
{{- define "library.serviceaccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "library.metadata" . | nindent 2 }}
automountServiceAccountToken: false
{{- end }}
