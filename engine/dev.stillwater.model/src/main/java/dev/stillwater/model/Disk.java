package dev.stillwater.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * The steps of a file's replacement that a disk can refuse; a test makes them fail one by one.
 *
 * <p>THREADING: any thread.
 */
interface Disk {
  /** The disk of this machine. */
  Disk REAL = new Disk() { };

  /** Makes the new file, with the content in it and on the disk. */
  default void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      force(channel);
    }
  }

  /** Waits until what was written to the file is on the disk. */
  default void force(FileChannel channel) throws IOException {
    channel.force(true);
  }

  /** Gives the new file the owner, group and permissions of the old one, as far as the file system has them. */
  default void keepAttributes(Path oldFile, Path newFile) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(newFile, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    PosixFileAttributes wanted = Files.readAttributes(oldFile, PosixFileAttributes.class);
    PosixFileAttributes found = view.readAttributes();
    if (!wanted.group().equals(found.group())) {
      view.setGroup(wanted.group());
    }
    if (!wanted.owner().equals(found.owner())) {
      view.setOwner(wanted.owner());
    }
    view.setPermissions(wanted.permissions());
  }

  /** Puts the new file in the place of the old one in one step. */
  default void rename(Path newFile, Path oldFile) throws IOException {
    Files.move(newFile, oldFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Waits until the folder's names are on the disk; Windows knows no such thing. */
  default void forceFolder(Path folder) throws IOException {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
