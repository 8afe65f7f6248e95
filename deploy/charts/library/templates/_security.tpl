{{/* The "restricted" profile of the Pod Security Standards, and a root file system that cannot be written to. */}}

{{- define "library.podSecurity" -}}
serviceAccountName: {{ include "library.name" . }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  fsGroup: 65532
  # A volume whose root is right is left alone: Postgres refuses data that a group may write.
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "library.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  privileged: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  capabilities: { drop: [ALL] }
{{- end }}

{{/* Replicas keep to different zones and nodes as far as there are any; a new version is spread on its own. */}}
{{- define "library.spread" -}}
topologySpreadConstraints:
{{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    matchLabelKeys: [pod-template-hash]
    labelSelector:
      matchLabels:
        {{- include "library.selectorLabels" $ | nindent 8 }}
{{- end }}
{{- end }}
