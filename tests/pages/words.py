"""A made-up resolution in the form and length of a real one, with lists, italics and citations."""

from collections.abc import Iterator
from itertools import count, cycle, islice

NUMBER = "07-NQ/ĐU"
ABSTRACT = "Về phát triển phong trào đọc sách ở các làng ven sông đến năm 2030"

_SENTENCES = (
    "Mỗi thôn giữ một *tủ sách mở*, ai cũng mượn được, không phải đặt tiền.",
    "Người già kể chuyện làng cho trẻ nghe vào chiều thứ bảy, có người ghi lại và chép thành tập.",
    "Các lớp học chữ buổi tối nhận cả người mới chuyển đến, tài liệu in chữ to, có bản nghe.",
    "Nhà văn hóa mở cửa đến chín giờ tối, có đèn bàn, ghế ngồi và một máy tính dùng chung.",
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2021 của UBND xã về thư viện lưu động trên thuyền.",
    "Hằng năm chọn những gia đình ham đọc để nêu gương, không chạy theo số lượng đầu sách.",
    "Thủ thư được học cách sắp xếp kho sách, sửa sách rách và hướng dẫn bạn đọc tra cứu trên mạng.",
    "Sách về nghề trồng hoa, làm gốm, đan lát được ưu tiên mua trước, do chính người làm nghề chọn.",
    "Theo Nghị quyết số 23-NQ/TU của Ban Thường vụ Thành ủy, việc học là việc của cả đời người.",
    "Kinh phí lấy từ ngân sách xã và đóng góp tự nguyện; thu chi được niêm yết công khai mỗi quý.",
)
_GOALS = (
    ("1", "Quan điểm"),
    ("1.1", ""),
    ("1.2", ""),
    ("1.3", ""),
    ("2", "Mục tiêu"),
    ("2.1", "Mục tiêu chung"),
    ("2.2", "Đến năm 2027"),
    ("2.3", "Đến năm 2030"),
)
_TASKS = (
    "Tủ sách của thôn", "Giờ đọc ở trường", "Thuyền sách", "Sách nghe, sách chữ to", "Người kể chuyện",
    "Lớp học chữ buổi tối", "Nghề của làng", "Kết nối với thành phố", "Các việc khác",
)  # fmt: skip
_DOERS = (
    "Đảng ủy xã", "Ủy ban nhân dân xã", "Mặt trận Tổ quốc", "Hội Khuyến học", "Nhà trường", "Các thôn",
)  # fmt: skip
_GROUPS = ("Tủ sách", "Người đọc", "Người kể", "Danh hiệu")
_WITH_LETTERS = ("2.2", "2.3")  # points that hold a, b, c, d with lists


def full_text() -> str:
    """Return the text, about as long as a resolution of a dozen printed pages."""
    return "\n\n".join(_blocks()) + "\n"


def _blocks() -> Iterator[str]:
    sentences, numbers = cycle(_SENTENCES), count(1)

    def paragraph(length: int) -> str:
        return " ".join([f"Việc thứ {next(numbers)}.", *islice(sentences, length)])

    yield from ("NGHỊ QUYẾT", ABSTRACT, "I. TÌNH HÌNH")
    yield from (paragraph(8) for _ in range(6))
    yield "II. QUAN ĐIỂM VÀ MỤC TIÊU"
    for number, heading in _GOALS:
        yield f"{number}. {heading or paragraph(4)}"
        if number in _WITH_LETTERS:
            for letter, group in zip("abcd", _GROUPS, strict=True):
                yield f"{letter}) {group}"
                yield from (f"- {sentence}" for sentence in islice(sentences, 5))
        elif heading and "." in number:
            yield from (paragraph(7), paragraph(5))
    for part, headings in (("III. NHIỆM VỤ, GIẢI PHÁP", _TASKS), ("IV. TỔ CHỨC THỰC HIỆN", _DOERS)):
        yield part
        for number, heading in enumerate(headings, start=1):
            yield f"{number}. {heading}"
            yield from (paragraph(7), paragraph(5))
