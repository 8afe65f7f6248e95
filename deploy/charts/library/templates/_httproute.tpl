{{- define "library.httproute" -}}
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  {{- include "library.metadata" . | nindent 2 }}
spec:
  parentRefs:
    # Its listener that speaks TLS.
    - { name: {{ .Values.route.gateway }}, namespace: {{ .Values.route.namespace }}, sectionName: https }
  hostnames: [{{ .Values.environment.host }}]
  rules:
    - matches:
        - path: { type: PathPrefix, value: / }
      backendRefs:
        - { name: {{ include "library.name" . }}, port: {{ .Values.ports.http }} }
      # Live changes are a response that does not end.
      timeouts: { request: 0s }
{{- end }}
