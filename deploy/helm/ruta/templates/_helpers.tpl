{{- define "ruta.name" -}}
{{- if contains "ruta" .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-ruta" .Release.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "ruta.selector" -}}
app.kubernetes.io/name: ruta
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "ruta.labels" -}}
{{ include "ruta.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | quote }}
{{- end }}

{{- define "ruta.host" -}}
{{- (urlParse .Values.publicUrl).host -}}
{{- end }}

{{- define "ruta.image" -}}
{{- $repository := required "Set image.repository: the image that was built from the Dockerfile, in your registry." .Values.image.repository -}}
{{- if .Values.image.digest }}{{ $repository }}@{{ .Values.image.digest }}{{ else }}{{ $repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end }}

{{- define "ruta.metricsSecret" -}}
{{- .Values.metrics.existingSecret | default .Values.existingSecret -}}
{{- end }}

{{/* The pod of a server, and of maintenance: the same settings, volumes and rights. */}}
{{- define "ruta.pod" -}}
{{- if .Values.cluster.enabled }}
{{- $_ := required "Set cluster.existingSecret: a Secret with DATABASE_URL and REDIS_URL." .Values.cluster.existingSecret }}
{{- end }}
automountServiceAccountToken: false
# Kubernetes would set variables for each service of the namespace.
enableServiceLinks: false
{{- with .Values.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
securityContext:
  runAsNonRoot: true
  # The user `node` of the image.
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
{{- with .Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity: {{- toYaml . | nindent 2 }}
{{- end }}
volumes:
  - name: data
    {{- if .Values.cluster.enabled }}
    emptyDir: {}
    {{- else }}
    persistentVolumeClaim: { claimName: {{ .Values.persistence.existingClaim | default (include "ruta.name" .) }} }
    {{- end }}
  - name: tmp
    emptyDir: {}
  {{- with .Values.extraVolumes }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{/* What both containers have. */}}
{{- define "ruta.container" -}}
image: {{ include "ruta.image" . }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
env:
  - { name: PUBLIC_URL, value: {{ required "Set publicUrl: the https address under which browsers reach Ruta." .Values.publicUrl | quote }} }
  - { name: TRUST_PROXY, value: {{ .Values.trustProxy | quote }} }
  {{- range $name, $value := .Values.settings }}
  - { name: {{ $name }}, value: {{ $value | toString | quote }} }
  {{- end }}
  {{- if .Values.cluster.enabled }}
  {{- range list "DATABASE_URL" "REDIS_URL" }}
  - name: {{ . }}
    valueFrom: { secretKeyRef: { name: {{ $.Values.cluster.existingSecret }}, key: {{ . }} } }
  {{- end }}
  {{- end }}
  {{- with .Values.metrics.existingSecret }}
  - name: METRICS_TOKEN
    valueFrom: { secretKeyRef: { name: {{ . }}, key: METRICS_TOKEN } }
  {{- end }}
  {{- with .Values.extraEnv }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with .Values.existingSecret }}
envFrom:
  - secretRef: { name: {{ . }} }
{{- end }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
resources: {{- toYaml .Values.resources | nindent 2 }}
{{- end }}

{{- define "ruta.mounts" -}}
- { name: data, mountPath: /data }
- { name: tmp, mountPath: /tmp }
{{- with .Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end }}
