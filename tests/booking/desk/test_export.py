import csv
import io

from booking.desk.export import inert
from tests.booking.desk_case import DeskTestCase, desk_url, logged
from tests.factories import CallbackRequestFactory


class ExportTests(DeskTestCase):
    def export(self, **data):
        return self.client.post(desk_url("export"), {"tab": "open", "reason": "Asked by the owner"} | data)

    def test_front_desk_has_no_way_to_it(self):
        self.assertEqual(self.client.get(desk_url("export")).status_code, 403)
        self.assertEqual(self.export().status_code, 403)
        self.assertNotContains(self.client.get(desk_url("index")), desk_url("export"))
        self.assertFalse(logged("export").exists())

    def test_reason_is_wanted(self):
        self.client.force_login(self.manager)
        response = self.export(reason="")
        self.assertEqual(response.status_code, 422)
        self.assertFalse(logged("export").exists())

    def test_file_holds_the_tab_and_the_log_its_filter_and_count(self):
        exported = CallbackRequestFactory.create_batch(3)
        CallbackRequestFactory(closed=True)
        self.client.force_login(self.manager)
        rows = list(csv.reader(io.StringIO(self.export().content.decode())))
        self.assertEqual(len(rows), 4)
        data = logged("export").get().data
        self.assertEqual(set(data.pop("requests")), {callback.reference for callback in exported})
        self.assertEqual(data, {"tab": "open", "count": 3, "reason": "Asked by the owner"})

    def test_no_cell_is_a_formula(self):
        CallbackRequestFactory(name="=1+1", phone="+44 20 7946 0000")
        self.client.force_login(self.manager)
        rows = list(csv.reader(io.StringIO(self.export().content.decode())))
        self.assertEqual(rows[1][2], "'=1+1")
        self.assertEqual(rows[1][3][:2], "'+")
        for start in ["=1+", "+1", "-1", "@x", "\t", "\r", "\n", " =1+", "\uff1d1+"]:
            self.assertTrue(inert(start + "x").startswith("'"))
        self.assertEqual(inert("Ana"), "Ana")
