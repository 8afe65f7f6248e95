{{/* Nothing in and nothing out but what the chart names, names being looked up, and metrics and telemetry. */}}
{{- define "library.networkpolicy" -}}
{{- $ports := .Values.ports | default dict }}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "library.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "library.selectorLabels" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  {{- if or $ports.metrics .Values.network.ingress }}
  ingress:
  {{- with $ports.metrics }}
    {{- include "library.allow" (list $ "from" "prometheus" .) | nindent 4 }}
  {{- end }}
  {{- range $port, $peers := .Values.network.ingress }}
  {{- range $peers }}
    {{- include "library.allow" (list $ "from" . (get $ports $port)) | nindent 4 }}
  {{- end }}
  {{- end }}
  {{- end }}
  egress:
    - to:
        - {{ include "library.peer" (list . "dns") }}
      ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }]
  {{- if $ports.metrics }}
    {{- include "library.allow" (list . "to" "otel-collector" 4318) | nindent 4 }}
  {{- end }}
  {{- range $peer, $port := .Values.network.egress }}
    {{- include "library.allow" (list $ "to" $peer $port) | nindent 4 }}
  {{- end }}
{{- end }}

{{- define "library.allow" -}}
{{- $direction := index . 1 -}}
- {{ $direction }}:
    - {{ include "library.peer" (list (index . 0) (index . 2)) }}
  ports: [{ protocol: TCP, port: {{ index . 3 }} }]
{{- end }}

{{/* A peer by its name: one of the platform's, one that the environment says more about, else a workload beside. */}}
{{- define "library.peer" -}}
{{- $name := index . 1 }}
{{- $platform := dict
  "dns" (dict "namespace" "kube-system" "labels" (dict "k8s-app" "kube-dns"))
  "prometheus" (dict "namespace" "observability")
  "otel-collector" (dict "namespace" "observability")
  "gateway" (dict "namespace" "gateway" "labels" (dict "gateway.networking.k8s.io/gateway-name" "gateway")) }}
{{- $peer := get $platform $name | default (get (index . 0).Values.environment.peers $name) | default dict }}
{{- if $peer.cidr }}
{{- dict "ipBlock" $peer | toJson }}
{{- else }}
{{- $labels := $peer.labels | default (dict "app.kubernetes.io/name" $name) }}
{{- $pods := dict "podSelector" (dict "matchLabels" $labels) }}
{{- with $peer.namespace }}
{{- $_ := set $pods "namespaceSelector" (dict "matchLabels" (dict "kubernetes.io/metadata.name" .)) }}
{{- end }}
{{- toJson $pods }}
{{- end }}
{{- end }}
