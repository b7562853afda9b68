import { shellWord, type ShardedJob } from './sharded-job.ts';

/** An Indexed Job for Kubernetes: one pod a shard. */
export function kubernetesJob({ shards, folder, program, words, needs, image, claim }: ShardedJob): string {
  const options = words.map(shellWord).join(' ');
  const path = folder.startsWith('/') ? folder : `/dataset/${folder}`;
  const generate = `exec ${program} generate ${options} --folder ${shellWord(path)} --shard "$JOB_COMPLETION_INDEX/${shards}"`;
  return `# A dataset in ${shards} shards. When the job is complete, have card, manifest and recipes written on the same volume:
#   ${program} join --folder ${shellWord(path)}
apiVersion: batch/v1
kind: Job
metadata:
  name: tail-dataset
spec:
  completions: ${shards}
  parallelism: ${shards}
  completionMode: Indexed
  # A shard that is run again writes the same bytes.
  backoffLimitPerIndex: 3
  template:
    spec:
      # Several times what a shard is expected to take, in seconds.
      activeDeadlineSeconds: ${needs.minutes * 60}
      restartPolicy: Never
      containers:
        - name: generate
          image: ${JSON.stringify(image)}
          command: ["/bin/sh", "-c", ${JSON.stringify(generate)}]
          resources:
            requests: { cpu: "1", memory: ${needs.gigabytes}Gi }
            limits: { memory: ${needs.gigabytes}Gi }
          volumeMounts:
            - name: dataset
              mountPath: /dataset
      volumes:
        - name: dataset
          persistentVolumeClaim:
            claimName: ${JSON.stringify(claim)}
`;
}
