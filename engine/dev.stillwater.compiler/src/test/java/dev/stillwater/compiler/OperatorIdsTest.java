package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.model.OperatorId;
import org.junit.jupiter.api.Test;

class OperatorIdsTest {
  @Test
  void engineAndModel_giveAUidTheSameId() {
    // Catches state that a job does not find, since its model and the snapshot library hash uids in different ways. Uids of all lengths around a block.
    StringBuilder uid = new StringBuilder();
    for (int length = 0; length < 100; length++) {
      assertEquals(OperatorId.ofUid(uid.toString()).hex(), OperatorIds.ofUid(uid.toString()), uid.toString());
      uid.append((char) (length % 9 == 0 ? '\u4e16' : 'a' + length * 7 % 26));
    }
  }
}
