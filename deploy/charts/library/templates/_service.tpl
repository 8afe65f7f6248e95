{{- define "library.service" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "library.metadata" . | nindent 2 }}
spec:
  type: ClusterIP
  {{- with .ClusterIP }}
  clusterIP: {{ . }}
  {{- end }}
  selector:
    {{- include "library.selectorLabels" . | nindent 4 }}
  ports:
  {{- range $name, $port := omit .Values.ports "metrics" }}
    - { name: {{ $name }}, port: {{ $port }}, targetPort: {{ $name }}, protocol: TCP }
  {{- end }}
{{- end }}
