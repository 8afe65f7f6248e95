{{/*
Brings the database to what the new version expects, before any of its pods starts. If it fails, the old version goes on
serving. What the job needs is a hook as well, in an earlier wave: at the first sync nothing else is there yet.
*/}}
{{- define "library.migration" -}}
{{- $context := dict "Name" (printf "%s-migration" .Chart.Name) "Component" "migration" "Chart" .Chart "Release" .Release
  "Values" (merge (dict "network" (pick .Values.network "egress")) (omit .Values "network" "ports")) }}
{{- $_ := set $context "Annotations" (include "library.hook" -2 | fromYaml) }}
{{- include "library.serviceaccount" $context }}
---
{{ include "library.networkpolicy" $context }}
---
{{- $_ := set $context "Annotations" (include "library.hook" -1 | fromYaml) }}
apiVersion: batch/v1
kind: Job
metadata:
  {{- include "library.metadata" $context | nindent 2 }}
spec:
  backoffLimit: 3
  activeDeadlineSeconds: 600
  ttlSecondsAfterFinished: 86400
  template:
    metadata:
      labels:
        {{- include "library.labels" $context | nindent 8 }}
    spec:
      {{- include "library.podSecurity" $context | nindent 6 }}
      restartPolicy: Never
      containers:
        - name: migration
          {{- include "library.image" . | nindent 10 }}
          {{- include "library.containerSecurity" . | nindent 10 }}
          command:
            {{- toYaml .Values.migration.command | nindent 12 }}
          env:
            {{- include "library.secrets" .Values.migration.secretEnv | trim | nindent 12 }}
          resources:
            {{- toYaml .Values.migration.resources | nindent 12 }}
{{- end }}

{{/* The same for Argo CD and for Helm by hand; the one of the last run stays to be read until the next. */}}
{{- define "library.hook" -}}
argocd.argoproj.io/hook: PreSync
argocd.argoproj.io/hook-delete-policy: BeforeHookCreation
argocd.argoproj.io/sync-wave: {{ . | quote }}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-delete-policy: before-hook-creation
helm.sh/hook-weight: {{ . | quote }}
{{- end }}
