// The memory of snapshots: what a clone has written above the file that it was made of, for several generations.
#include "vmm/memory_file.h"

#include <gtest/gtest.h>

#include <array>
#include <cstring>

#include "vmm/memory.h"

namespace snapcheck::vmm {
namespace {

constexpr std::uint64_t kSize = 64 << 20;

GuestMemory booted() { return std::move(*GuestMemory::create(kSize)); }

std::shared_ptr<const MemoryFile> taken(GuestMemory& memory) {
  auto file = MemoryFile::take(memory);
  EXPECT_TRUE(file) << (file ? "" : file.error().what);
  return std::move(*file);
}

GuestMemory clone_of(const std::shared_ptr<const MemoryFile>& file) { return std::move(*GuestMemory::map(file)); }

void fill(const GuestMemory& memory, std::uint64_t page, std::uint64_t count, int value) {
  std::memset(memory.bytes().data() + page * kPage, value, count * kPage);
}

bool same(const GuestMemory& one, const GuestMemory& other) {
  return std::memcmp(one.bytes().data(), other.bytes().data(), kSize) == 0;
}

std::uint64_t bytes_in(const std::vector<PageRun>& runs) {
  std::uint64_t bytes = 0;
  for (const PageRun& run : runs) bytes += run.size;
  return bytes;
}

TEST(MemoryFile, KeepsAllOfAMachineThatBooted) {
  GuestMemory memory = booted();
  fill(memory, 3, 2, 1);
  fill(memory, 10000, 1, 2);
  const auto file = taken(memory);
  EXPECT_TRUE(file->runs().empty());
  fill(memory, 3, 2, 9);  // the machine goes on
  const GuestMemory clone = clone_of(file);
  EXPECT_EQ(clone.bytes()[3 * kPage], std::byte{1});
  fill(memory, 3, 2, 1);
  EXPECT_TRUE(same(memory, clone));
}

TEST(MemoryFile, AMachineThatGoesOnChangesItsLaterSnapshotsAlone) {
  GuestMemory memory = booted();
  fill(memory, 0, 4000, 1);
  const auto first = taken(memory);
  fill(memory, 7, 1, 2);
  const auto second = taken(memory);
  EXPECT_EQ(bytes_in(second->runs()), kPage);
  EXPECT_EQ(clone_of(first).bytes()[7 * kPage], std::byte{1});
  EXPECT_EQ(clone_of(second).bytes()[7 * kPage], std::byte{2});
}

TEST(MemoryFile, KeepsOfACloneWhatItHasWritten) {
  GuestMemory memory = booted();
  fill(memory, 0, 4000, 1);
  const auto first = taken(memory);
  GuestMemory clone = clone_of(first);
  fill(clone, 100, 1, 2);   // over data
  fill(clone, 200, 1, 0);   // zeros over data
  fill(clone, 9000, 1, 3);  // over a hole
  const auto second = taken(clone);
  EXPECT_EQ(bytes_in(second->runs()), 3 * kPage);
  EXPECT_TRUE(same(clone, clone_of(second)));
  EXPECT_FALSE(same(clone, clone_of(first)));
}

TEST(MemoryFile, ReadingIsNoWriting) {
  GuestMemory memory = booted();
  fill(memory, 0, 4000, 1);
  GuestMemory clone = clone_of(taken(memory));
  std::uint64_t sum = 0;
  for (std::uint64_t at = 0; at < kSize; at += kPage) sum += std::to_integer<std::uint64_t>(clone.bytes()[at]);
  EXPECT_EQ(sum, 4000);
  EXPECT_TRUE(taken(clone)->runs().empty());
}

TEST(MemoryFile, ALaterGenerationHasWhatThoseBeforeWrote) {
  GuestMemory memory = booted();
  fill(memory, 0, 4000, 1);
  auto file = taken(memory);
  const GuestMemory expected = booted();
  fill(expected, 0, 4000, 1);
  for (int generation = 1; generation <= 5; ++generation) {
    GuestMemory clone = clone_of(file);
    for (const GuestMemory* one : std::initializer_list<const GuestMemory*>{&clone, &expected}) {
      fill(*one, 50, 1, 10 + generation);                                       // again and again
      fill(*one, 100 * static_cast<std::uint64_t>(generation), 2, generation);  // and elsewhere
    }
    file = taken(clone);
  }
  EXPECT_TRUE(same(expected, clone_of(file)));
  EXPECT_EQ(bytes_in(file->runs()), (1 + 5 * 2) * kPage);
}

TEST(MemoryFile, ManyPagesThatLieApartAreNotManyMappings) {
  GuestMemory memory = booted();
  fill(memory, 0, 16384, 1);
  GuestMemory clone = clone_of(taken(memory));
  for (std::uint64_t page = 0; page < 16384; page += 20) fill(clone, page, 1, 2);
  for (std::uint64_t page = 0; page < 2000; page += 10) fill(clone, page, 1, 3);
  const auto file = taken(clone);
  EXPECT_LE(file->runs().size(), 1024);
  EXPECT_TRUE(same(clone, clone_of(file)));
}

TEST(MemoryFile, WhatHasChangedTooMuchIsKeptWhole) {
  GuestMemory memory = booted();
  fill(memory, 0, 100, 1);
  GuestMemory clone = clone_of(taken(memory));
  fill(clone, 0, 8000, 2);
  const auto file = taken(clone);
  EXPECT_TRUE(file->runs().empty());
  EXPECT_TRUE(same(clone, clone_of(file)));
}

TEST(MemoryFile, AFileThatIsTooShortIsRefused) {
  auto file = MemoryFile::make(kSize);
  ASSERT_TRUE(file);
  const auto adopted = MemoryFile::adopt(std::move(*file), kSize + kPage);
  ASSERT_FALSE(adopted);
  EXPECT_NE(adopted.error().what.find("shorter"), std::string::npos);
}

TEST(MemoryFile, ASealedOneCannotBeChanged) {
  const auto file = MemoryFile::make(kSize);
  ASSERT_TRUE(file);
  const std::array<std::byte, 1> byte{std::byte{1}};
  EXPECT_TRUE(write_at(file->number(), byte, 0));
  EXPECT_TRUE(MemoryFile::seal(*file));
  EXPECT_FALSE(write_at(file->number(), byte, 0));
}

}  // namespace
}  // namespace snapcheck::vmm
