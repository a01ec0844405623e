# A machine of its own to try the package on: this one's files, with changes that go when it ends. Sourced; makes $root.
set -eu
mount -t tmpfs tmpfs /mnt
mkdir /mnt/changes /mnt/work /mnt/root
mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/changes,workdir=/mnt/work /mnt/root
root=/mnt/root
mount -t proc proc $root/proc
for folder in run tmp dev; do
  mount -t tmpfs tmpfs $root/$folder
done
for device in null zero full random urandom; do
  touch $root/dev/$device
  mount --bind /dev/$device $root/dev/$device
done
mkdir $root/dev/pts $root/dev/shm
